namespace Bayou.Server.Tests.Fuzz;

/// <summary>Well-formed requests of every tracking and artifact route, to be mutated.</summary>
internal static class Seeds
{
    private const string Api = "api/2.0/mlflow/";
    private const string Ajax = "ajax-api/2.0/mlflow/";
    private const string Datasets = "api/3.0/mlflow/datasets/";
    private const string Proxy = "api/2.0/mlflow-artifacts/";

    /// <summary>Requests with a JSON body. RUN, EXPERIMENT, TRAINED and EVALUATED stand for things that exist.</summary>
    internal static (string Method, string Path, string Body)[] Bodies { get; } =
    [
        ("POST", Api + "experiments/create", """{"name":"fuzz","artifact_location":"mlflow-artifacts:/x","tags":[{"key":"a","value":"b"}]}"""),
        ("POST", Api + "experiments/search", """{"max_results":10,"filter":"name LIKE 'a%' AND tags.x = 'y'","order_by":["name ASC"],"view_type":"ALL","page_token":"x"}"""),
        ("POST", Api + "experiments/update", """{"experiment_id":"EXPERIMENT","new_name":"other"}"""),
        ("POST", Api + "experiments/set-experiment-tag", """{"experiment_id":"EXPERIMENT","key":"k","value":"v"}"""),
        ("POST", Api + "experiments/delete-experiment-tag", """{"experiment_id":"EXPERIMENT","key":"k"}"""),
        ("POST", Api + "experiments/delete", """{"experiment_id":"987654"}"""),
        ("POST", Api + "experiments/restore", """{"experiment_id":"987654"}"""),
        ("POST", Ajax + "experiments/search-datasets", """{"experiment_ids":["EXPERIMENT"]}"""),
        ("POST", Api + "runs/create", """{"experiment_id":"EXPERIMENT","user_id":"u","run_name":"n","start_time":1700000000000,"tags":[{"key":"mlflow.runName","value":"n"}]}"""),
        ("POST", Api + "runs/update", """{"run_id":"RUN","status":"FINISHED","end_time":1700000000001,"run_name":"m"}"""),
        ("POST", Api + "runs/log-metric", """{"run_id":"RUN","key":"m","value":0.5,"timestamp":1700000000000,"step":3}"""),
        ("POST", Api + "runs/log-parameter", """{"run_id":"RUN","key":"p","value":"v"}"""),
        ("POST", Api + "runs/set-tag", """{"run_id":"RUN","key":"t","value":"v"}"""),
        ("POST", Api + "runs/delete-tag", """{"run_id":"RUN","key":"t"}"""),
        ("POST", Api + "runs/log-batch", """{"run_id":"RUN","metrics":[{"key":"m","value":"NaN","timestamp":1,"step":-1}],"params":[{"key":"q","value":"w"}],"tags":[{"key":"t","value":"u"}]}"""),
        ("POST", Api + "runs/log-inputs", """{"run_id":"RUN","datasets":[{"tags":[{"key":"mlflow.data.context","value":"train"}],"dataset":{"name":"d","digest":"1","source_type":"local","source":"s","schema":"{}","profile":"{}"}}],"models":[{"model_id":"m-1"}]}"""),
        ("POST", Api + "runs/outputs", """{"run_id":"RUN","models":[{"model_id":"m-1","step":4}]}"""),
        ("POST", Api + "runs/log-model", """{"run_id":"RUN","model_json":"{\"artifact_path\":\"a\",\"flavors\":{},\"utc_time_created\":\"x\",\"run_id\":\"RUN\"}"}"""),
        ("POST", Api + "runs/search", """{"experiment_ids":["EXPERIMENT"],"filter":"metrics.m > 0.5 AND params.p = 'v' AND attributes.status IN ('FINISHED') AND tags.`a b` ILIKE '%x%'","order_by":["metrics.m DESC","params.p"],"max_results":5,"run_view_type":"ALL","page_token":"AQID","fields":["metrics.m"],"include_total":true}"""),
        ("POST", Api + "runs/delete", """{"run_id":"0123456789abcdef0123456789abcdef"}"""),
        ("POST", Api + "runs/restore", """{"run_id":"0123456789abcdef0123456789abcdef"}"""),
        ("POST", Api + "runs/log-metric", """{"run_id":"RUN","key":"m","value":0.5,"timestamp":1,"step":3,"model_id":"TRAINED","dataset_name":"n","dataset_digest":"d"}"""),
        ("POST", Api + "logged-models", """{"experiment_id":"EXPERIMENT","name":"n","model_type":"t","source_run_id":"RUN","params":[{"key":"p","value":"v"}],"tags":[{"key":"t","value":"v"}]}"""),
        ("POST", Api + "logged-models/search", """{"experiment_ids":["EXPERIMENT"],"filter":"metrics.m > 0.5 AND params.p = 'v' AND status IN ('READY') AND tags.`a b` ILIKE '%x%'","datasets":[{"dataset_name":"n","dataset_digest":"d"}],"order_by":[{"field_name":"metrics.m","ascending":false,"dataset_name":"n"},{"field_name":"name"}],"max_results":5,"page_token":"AQID"}"""),
        ("PATCH", Api + "logged-models/TRAINED", """{"model_id":"TRAINED","status":"LOGGED_MODEL_READY"}"""),
        ("POST", Api + "logged-models/TRAINED/params", """{"model_id":"TRAINED","params":[{"key":"p","value":"v"}]}"""),
        ("PATCH", Api + "logged-models/TRAINED/tags", """{"tags":[{"key":"t","value":"v"}]}"""),
        ("DELETE", Api + "logged-models/TRAINED/tags/t", ""),
        ("DELETE", Api + "logged-models/m-0123456789abcdef", ""),
        ("POST", Datasets + "create", """{"name":"n","experiment_ids":["EXPERIMENT"],"tags":"{\"a\":\"b\"}"}"""),
        ("POST", Datasets + "search", """{"experiment_ids":["EXPERIMENT"],"filter_string":"name LIKE '%a%' AND tags.x = 'y' AND created_time > 5","order_by":["name DESC"],"max_results":5,"page_token":"AQID"}"""),
        ("PATCH", Datasets + "EVALUATED/tags", """{"tags":"{\"a\":\"b\",\"c\":null}"}"""),
        ("DELETE", Datasets + "EVALUATED/tags/a", ""),
        ("POST", Datasets + "EVALUATED/add-experiments", """{"experiment_ids":["EXPERIMENT"]}"""),
        ("POST", Datasets + "EVALUATED/remove-experiments", """{"experiment_ids":["EXPERIMENT"]}"""),
        ("POST", Datasets + "EVALUATED/records", """{"records":"[{\"inputs\":{\"q\":1.5},\"outputs\":\"x\",\"expectations\":{\"e\":1},\"tags\":{\"mlflow.user\":\"u\"},\"source\":{\"source_type\":\"TRACE\",\"source_data\":{\"trace_id\":\"t\"}}}]"}"""),
        ("DELETE", Datasets + "EVALUATED/records", """{"dataset_record_ids":["dr-0123456789abcdef0123456789abcdef"]}"""),
        ("DELETE", Datasets + "d-0123456789abcdef", ""),
        ("POST", Api + "artifacts/presigned-upload-url", """{"run_id":"RUN","path":"a/b.txt","expiration":60}"""),
        ("POST", Proxy + "mpu/create/a/b", """{"path":"a/b","num_parts":2}"""),
        ("POST", Proxy + "mpu/complete/a/b", """{"path":"a/b","upload_id":"u","parts":[{"part_number":1,"etag":"e","url":"http://x"}]}"""),
        ("POST", Proxy + "mpu/abort/a/b", """{"path":"a/b","upload_id":"u"}"""),
        ("PUT", Proxy + "artifacts/fuzz/file.txt", "content"),
        ("DELETE", Proxy + "artifacts/fuzz/gone.txt", ""),
        ("POST", Ajax + "upload-artifact?run_uuid=RUN&path=f.txt", "content"),
        .. RegistrySeeds.Bodies,
    ];

    /// <summary>Requests with a query.</summary>
    internal static string[] Queries { get; } =
    [
        Api + "experiments/get?experiment_id=EXPERIMENT",
        Api + "experiments/get-by-name?experiment_name=Default",
        Api + "experiments/search?max_results=5&filter=name='x'&order_by=name&view_type=1",
        Api + "runs/get?run_id=RUN&run_uuid=RUN",
        Api + "metrics/get-history?run_id=RUN&metric_key=m&max_results=10&page_token=AQID",
        Ajax + "metrics/get-history-bulk?run_id=RUN&run_id=RUN&metric_key=m&max_results=10",
        Ajax + "metrics/get-history-bulk-interval?run_ids=RUN&metric_key=m&start_step=0&end_step=10&max_results=5",
        Api + "artifacts/list?run_id=RUN&path=a/b&page_token=x",
        Api + "logged-models/TRAINED?allow_deleted=true",
        Api + "logged-models/TRAINED/artifacts/directories?artifact_directory_path=a/b",
        Ajax + "logged-models/TRAINED/artifacts/files?artifact_file_path=f.txt",
        Datasets + "EVALUATED",
        Datasets + "EVALUATED/experiment-ids",
        Datasets + "EVALUATED/records?max_results=5&page_token=MTpkci0x",
        Datasets + "search?experiment_ids=EXPERIMENT&filter_string=name='x'&max_results=5",
        Proxy + "artifacts?path=a/b",
        Proxy + "artifacts/fuzz/file.txt",
        Proxy + "presigned/fuzz/file.txt",
        "get-artifact?run_id=RUN&path=f.txt",
        "health",
        "version",
        "ready",
        "metrics",
        "api/3.0/mlflow/server-info",
        .. RegistrySeeds.Queries,
    ];
}
