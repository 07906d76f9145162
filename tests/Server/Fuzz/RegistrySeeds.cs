namespace Bayou.Server.Tests.Fuzz;

/// <summary>Well-formed requests of every registry route, to be mutated.</summary>
internal static class RegistrySeeds
{
    private const string Models = "api/2.0/mlflow/registered-models/";
    private const string Versions = "api/2.0/mlflow/model-versions/";

    /// <summary>Requests with a JSON body. RUN and EXPERIMENT stand for things that exist.</summary>
    internal static (string Method, string Path, string Body)[] Bodies { get; } =
    [
        ("POST", Models + "create", """{"name":"fuzz","description":"d","tags":[{"key":"mlflow.prompt.is_prompt","value":"true"}]}"""),
        ("PATCH", Models + "update", """{"name":"fuzz","description":"d"}"""),
        ("POST", Models + "rename", """{"name":"fuzz","new_name":"buzz"}"""),
        ("POST", Models + "rename", """{"name":"buzz","new_name":"fuzz"}"""),
        ("DELETE", Models + "delete", """{"name":"buzz"}"""),
        ("POST", Models + "set-tag", """{"name":"fuzz","key":"k","value":"v"}"""),
        ("DELETE", Models + "delete-tag", """{"name":"fuzz","key":"k"}"""),
        ("POST", Models + "alias", """{"name":"fuzz","alias":"a","version":"1"}"""),
        ("DELETE", Models + "alias", """{"name":"fuzz","alias":"a"}"""),
        ("POST", Models + "get-latest-versions", """{"name":"fuzz","stages":["None","Production"]}"""),
        ("POST", Versions + "create", """{"name":"fuzz","source":"mlflow-artifacts:/EXPERIMENT/RUN/artifacts/m","run_id":"RUN","run_link":"l","model_id":"TRAINED","description":"d","tags":[{"key":"a","value":"b"}]}"""),
        ("POST", Versions + "create", """{"name":"fuzz","source":"models:/fuzz/1"}"""),
        ("POST", Versions + "create", """{"name":"fuzz","source":"prompt-template","tags":[{"key":"mlflow.prompt.is_prompt","value":"true"},{"key":"mlflow.prompt.text","value":"t"}]}"""),
        ("PATCH", Versions + "update", """{"name":"fuzz","version":"1","description":"d"}"""),
        ("POST", Versions + "transition-stage", """{"name":"fuzz","version":"1","stage":"Staging","archive_existing_versions":true}"""),
        ("POST", Versions + "set-tag", """{"name":"fuzz","version":"1","key":"k","value":"v"}"""),
        ("DELETE", Versions + "delete-tag", """{"name":"fuzz","version":"1","key":"k"}"""),
        ("DELETE", Versions + "delete", """{"name":"fuzz","version":"2"}"""),
    ];

    /// <summary>Requests with a query.</summary>
    internal static string[] Queries { get; } =
    [
        Models + "get?name=fuzz",
        Models + "alias?name=fuzz&alias=latest",
        Models + "get-latest-versions?name=fuzz&stages=None&stages=Staging",
        Models + "search?filter=name ILIKE 'f%25' AND tags.k = 'v'&max_results=5&order_by=name DESC&order_by=timestamp&page_token=AQID",
        Versions + "get?name=fuzz&version=1",
        Versions + "get-download-uri?name=fuzz&version=1",
        Versions + "search?filter=name = 'fuzz' AND version_number > 0 AND run_id IN ('RUN')&max_results=5&order_by=version_number DESC&page_token=AQID",
        "model-versions/get-artifact?name=fuzz&version=1&path=MLmodel",
    ];
}
