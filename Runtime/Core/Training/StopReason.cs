namespace Unroll;

/// <summary>Why a training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs were trained.</summary>
    Completed,

    /// <summary>As many epochs as the trainer has patience for brought nothing better.</summary>
    EarlyStopping,

    /// <summary>The caller asked for it.</summary>
    Canceled,
}
