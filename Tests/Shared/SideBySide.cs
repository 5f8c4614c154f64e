using System.Runtime.ExceptionServices;

namespace Unroll.Tests;

/// <summary>Actions that run at once, each on a thread of its own.</summary>
internal sealed class SideBySide
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly Thread[] _threads;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Starts them.</summary>
    public SideBySide(params Action[] actions)
    {
        _threads = Array.ConvertAll(actions, action => new Thread(() => Run(action)) { IsBackground = true });
        Array.ForEach(_threads, thread => thread.Start());
    }

    /// <summary>Whether one of them has not ended.</summary>
    public bool IsRunning => Array.Exists(_threads, thread => thread.IsAlive);

    /// <summary>Waits for all of them, and throws what the first that failed has thrown.</summary>
    /// <exception cref="TimeoutException">One does not end.</exception>
    public void Join()
    {
        foreach (Thread thread in _threads)
        {
            if (!thread.Join(Longest))
                throw new TimeoutException("An action that runs beside others never ended.");
        }

        _failure?.Throw();
    }

    private void Run(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
        }
    }
}
