namespace Bayou.Conformance.Tests.Targets;

/// <summary>Whose server is being asked.</summary>
internal enum TargetKind
{
    /// <summary>Bayou: every case holds.</summary>
    Bayou,

    /// <summary>Stock MLflow: cases marked `bayou: true` are left out.</summary>
    Mlflow,
}
