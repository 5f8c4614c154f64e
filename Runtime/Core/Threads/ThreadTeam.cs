using System.Runtime.ExceptionServices;

namespace Unroll;

/// <summary>
/// The caller's thread and helpers, which take the parts of a work until none is left. Between two works a helper looks out for the next
/// one for a few microseconds, and then sleeps. The caller waits for no helper that has not begun, so a work is never later than the caller
/// alone would be for having called them. Helpers at rest hold nothing but their own state, so whatever owns a team can be collected; its
/// finalizer ends them.
/// </summary>
internal sealed class ThreadTeam : IDisposable
{
    private readonly TeamState _state;

    /// <summary>Threads that may be had on any machine: more than its processors are of no use, but show that results do not depend on
    /// them.</summary>
    private const int AlwaysAllowed = 16;

    /// <summary>Starts <paramref name="threads"/> - 1 helpers.</summary>
    /// <param name="threads">The threads, the caller's own included.</param>
    /// <param name="purpose">What they do, for their names.</param>
    public ThreadTeam(int threads, string purpose)
    {
        Threads = threads;
        TeamState state = _state = new TeamState(threads - 1);
        for (int helper = 0; helper < threads - 1; helper++)
        {
            int index = helper;
            new Thread(() => state.Help(index)) { IsBackground = true, Name = $"Unroll {purpose} {helper + 2}" }.Start();
        }
    }

    /// <summary>Ends the helpers of a team that nobody disposed.</summary>
    ~ThreadTeam() => _state?.Stop();   // none where there was no memory for it

    /// <summary>The threads, the caller's own included.</summary>
    public int Threads { get; }

    /// <summary>How many helpers are asleep, for tests.</summary>
    public int Sleeping => _state.Sleeping;

    /// <summary>The threads, of those wanted, that a work of so many parts has a use for.</summary>
    /// <param name="wanted">The most that are wanted, the caller's own included.</param>
    /// <param name="parts">The parts of the work.</param>
    public static int Useful(int wanted, int parts) =>
        Math.Max(1, Math.Min(Math.Min(wanted, parts), Math.Max(Environment.ProcessorCount, AlwaysAllowed)));

    /// <summary>Does all parts of a work and returns when they are done; with no team the caller does them in order. Allocates
    /// nothing.</summary>
    /// <param name="team">The team; null for the caller alone.</param>
    /// <param name="work">The work.</param>
    /// <param name="parts">Its parts.</param>
    /// <param name="wake">Whether helpers that sleep are woken: of no use for a work of a few microseconds.</param>
    /// <remarks>An exception in a part ends the work, parts that have begun excepted, and reaches the caller; of several the
    /// first.</remarks>
    public static void Run(ThreadTeam? team, IParallelWork work, int parts, bool wake = true)
    {
        if (team != null && parts > 1)
        {
            team.Run(work, parts, wake);
            return;
        }

        for (int part = 0; part < parts; part++)
            work.Run(part, 0);
    }

    /// <summary>Ends the helpers, without waiting for it. No work may be running.</summary>
    public void Dispose()
    {
        _state.Stop();
        GC.SuppressFinalize(this);
    }

    private void Run(IParallelWork work, int parts, bool wake)
    {
        _state.Open(work, parts, wake);
        _state.TakeParts(work, 0);
        ExceptionDispatchInfo? failure = _state.Close();
        GC.KeepAlive(this);
        failure?.Throw();
    }
}
