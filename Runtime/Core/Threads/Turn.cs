namespace Unroll;

/// <summary>A lock that is held until the end of a using block.</summary>
internal readonly ref struct Turn(Lock held)
{
    /// <summary>Lets the next one in.</summary>
    public void Dispose() => held.Exit();
}
