namespace Bayou.Contracts.LoggedModels;

/// <summary>MLflow's states of a logged model, with the numbers of its protos.</summary>
[GenerateSerializer, Alias("bayou.LoggedModelStatus")]
public enum LoggedModelStatus
{
    /// <summary>LOGGED_MODEL_STATUS_UNSPECIFIED.</summary>
    Unspecified = 0,

    /// <summary>LOGGED_MODEL_PENDING: made, and its files may still be on their way.</summary>
    Pending = 1,

    /// <summary>LOGGED_MODEL_READY.</summary>
    Ready = 2,

    /// <summary>LOGGED_MODEL_UPLOAD_FAILED.</summary>
    UploadFailed = 3,
}
