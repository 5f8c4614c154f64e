namespace Unroll.Runtime.Tests.Lifetime;

/// <summary>Code that has begun on a thread of its own and stands still at one place until it is let go.</summary>
internal sealed class Blocked : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly ManualResetEventSlim _reached = new();
    private readonly ManualResetEventSlim _letGo = new();
    private SideBySide? _running;

    /// <summary>To be called by the code: stands still, the first time.</summary>
    public void Here()
    {
        if (_reached.IsSet)
            return;
        _reached.Set();
        Assert.True(_letGo.Wait(Longest), "never let go");
    }

    /// <summary>Starts the code and returns when it stands still.</summary>
    public void Start(Action code)
    {
        _running = new SideBySide(code);
        Assert.True(_reached.Wait(Longest), "never reached");
    }

    /// <summary>Lets the code go on, and hands on what it throws.</summary>
    public void Finish()
    {
        _letGo.Set();
        _running!.Join();
    }

    /// <summary>Asserts that <paramref name="other"/>, on another thread, does not end before this code does.</summary>
    public void AssertAwaitedBy(Action other)
    {
        var waiting = new SideBySide(other);
        Thread.Sleep(50);   // long enough to end if it does not wait
        Assert.True(waiting.IsRunning, "did not wait");
        Finish();
        waiting.Join();
    }

    public void Dispose() => _letGo.Set();
}
