using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>Work that several threads do together; it throws nothing.</summary>
internal interface IParallelWork
{
    /// <summary>Does one thread's part.</summary>
    /// <param name="thread">The thread, from 0; 0 is the caller's own.</param>
    void Run(int thread);
}

/// <summary>
/// Threads that sleep between two pieces of work, and the caller's thread as the first of them. Asleep they hold nothing but their own state, so a
/// network that nobody disposed can be collected, and its finalizer ends them.
/// </summary>
internal sealed class ThreadTeam
{
    private readonly State _state;

    /// <summary>Starts <paramref name="threads"/> - 1 threads.</summary>
    public ThreadTeam(int threads)
    {
        _state = new State(threads - 1);
        for (int helper = 0; helper < threads - 1; helper++)
        {
            int index = helper;
            State state = _state;
            var thread = new Thread(() => state.Loop(index)) { IsBackground = true, Name = $"Unroll training {index + 2}" };
            thread.Start();
        }
    }

    /// <summary>Runs the work on every thread and returns when all are done. Allocates nothing.</summary>
    public void Run(IParallelWork work)
    {
        _state.Work = work;
        foreach (SemaphoreSlim start in _state.Starts)
            start.Release();
        work.Run(0);
        for (int helper = 0; helper < _state.Starts.Length; helper++)
            _state.Done.Wait();
        _state.Work = null;
    }

    /// <summary>Ends the threads.</summary>
    public void Stop()
    {
        _state.Stopping = true;
        foreach (SemaphoreSlim start in _state.Starts)
            start.Release();
    }

    /// <summary>All that a sleeping thread holds on to.</summary>
    private sealed class State
    {
        public readonly SemaphoreSlim[] Starts;
        public readonly SemaphoreSlim Done = new(0);
        public volatile IParallelWork? Work;
        public volatile bool Stopping;

        public State(int helpers)
        {
            Starts = new SemaphoreSlim[helpers];
            for (int helper = 0; helper < helpers; helper++)
                Starts[helper] = new SemaphoreSlim(0);
        }

        public void Loop(int helper)
        {
            while (true)
            {
                Starts[helper].Wait();
                if (Stopping)
                    return;
                RunOnce(helper);
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]   // so that no reference to the work stays on the stack of a sleeping thread
        private void RunOnce(int helper)
        {
            Work!.Run(helper + 1);
            Done.Release();
        }
    }
}
