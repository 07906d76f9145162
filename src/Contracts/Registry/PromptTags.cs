namespace Bayou.Contracts.Registry;

/// <summary>Tags by which MLflow makes prompts of registered models.</summary>
public static class PromptTags
{
    /// <summary>Of the model and of each version; a prompt has the value <c>true</c>.</summary>
    public const string IsPrompt = "mlflow.prompt.is_prompt";

    /// <summary>Of a version: the template.</summary>
    public const string Text = "mlflow.prompt.text";
}
