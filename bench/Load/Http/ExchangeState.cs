namespace Bayou.Bench.Http;

/// <summary>What a connection waits for.</summary>
internal enum ExchangeState
{
    /// <summary>Nothing: no request is on its way.</summary>
    Idle,

    /// <summary>Room to send.</summary>
    Sending,

    /// <summary>Bytes of the answer.</summary>
    Receiving,

    /// <summary>Nothing: the answer is complete.</summary>
    Answered,

    /// <summary>Nothing: the exchange failed and the connection is of no more use.</summary>
    Failed,
}
