using Bayou.Testing;

namespace Bayou.Server.Tests;

public sealed class WebhookConfigurationTests
{
    private const int ConfigurationFault = 2;

    [Fact]
    public async Task Server_WebhookFaults_AreAllToldByKeyAndShowNoSecret()
    {
        var exit = await BayouProcess.RunAsync(new BayouProcessOptions
        {
            Arguments = ["server"],
            Environment = new Dictionary<string, string>
            {
                ["MLFLOW_WEBHOOK_SECRET_ENCRYPTION_KEY"] = "c2hvcnQta2V5",
                ["MLFLOW_WEBHOOK_ALLOWED_SCHEMES"] = "https,ftp",
                ["MLFLOW_WEBHOOK_ALLOW_PRIVATE_IPS"] = "perhaps",
                ["BAYOU_WEBHOOK_ALLOWED_HOSTS"] = "hooks.internal,10.0.0.0/8,::1,10.0.0.0/99",
                ["MLFLOW_WEBHOOK_REQUEST_MAX_RETRIES"] = "-1",
            },
        });

        exit.Code.ShouldBe(ConfigurationFault);
        exit.Error.ShouldContain("has 5 faults:");
        exit.Error.ShouldContain("  MLFLOW_WEBHOOK_SECRET_ENCRYPTION_KEY: The value is not 32 bytes in base64.");
        exit.Error.ShouldContain("  MLFLOW_WEBHOOK_ALLOWED_SCHEMES: 'ftp' is neither https nor http.");
        exit.Error.ShouldContain("  MLFLOW_WEBHOOK_ALLOW_PRIVATE_IPS: 'perhaps' is neither true nor false.");
        exit.Error.ShouldContain("  BAYOU_WEBHOOK_ALLOWED_HOSTS: '10.0.0.0/99' is no host name, address or network");
        exit.Error.ShouldContain("  MLFLOW_WEBHOOK_REQUEST_MAX_RETRIES: '-1' is not a whole number from 0 to 100.");
        exit.Error.ShouldNotContain("c2hvcnQta2V5");
    }
}
