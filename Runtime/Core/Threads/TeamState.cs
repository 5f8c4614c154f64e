using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Unroll;

/// <summary>What the threads of a team share: the work of a phase, and how one joins and leaves it.</summary>
internal sealed class TeamState
{
    /// <summary>
    /// How long a helper looks out for the next work: about as long as it takes to fall asleep and to be woken again, so that it loses at
    /// most as much as it wins.
    /// </summary>
    private const int HelperMicroseconds = 100;

    /// <summary>How long the caller looks out for the last helper: that one is at work, and the caller has nothing else to do.</summary>
    private const int CallerMicroseconds = 1000;

    private readonly PhaseGate _gate = new();
    private readonly WorkQueue _queue = new();
    private readonly SpinThenPark[] _helpers;
    private readonly SpinThenPark _caller;
    private readonly long[] _joined;   // by each helper, the phase it joined last
    private IParallelWork? _work;
    private ExceptionDispatchInfo? _failure;
    private volatile bool _stopping;

    public TeamState(int helpers)
    {
        // Whoever looks out for another thread keeps it from running where there are not processors enough.
        bool lookOut = helpers < Environment.ProcessorCount;
        _caller = new SpinThenPark(lookOut ? CallerMicroseconds : 0, () => _gate.IsEmpty);
        _helpers = new SpinThenPark[helpers];
        _joined = new long[helpers];
        for (int helper = 0; helper < helpers; helper++)
        {
            int index = helper;
            _helpers[helper] = new SpinThenPark(lookOut ? HelperMicroseconds : 0, () => _stopping || _gate.IsOpen(_joined[index]));
        }
    }

    /// <summary>How many helpers are asleep.</summary>
    public int Sleeping => _helpers.Count(helper => helper.IsAsleep);

    /// <summary>Begins a phase, and wakes helpers if wanted, no more than there are parts for.</summary>
    public void Open(IParallelWork work, int parts, bool wake)
    {
        _work = work;
        _queue.Reset(parts);
        _gate.Open();
        for (int helper = 0; wake && helper < _helpers.Length && helper < parts - 1; helper++)
            _helpers[helper].Wake();
    }

    /// <summary>Ends the phase when everyone who has joined it is done.</summary>
    /// <returns>What went wrong.</returns>
    public ExceptionDispatchInfo? Close()
    {
        _gate.Close();
        bool interrupted = false;
        while (!_gate.IsEmpty)
        {
            try
            {
                _caller.Await();
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;   // the helpers are still in the caller's memory: it learns of it afterwards
            }
        }

        if (interrupted)
            Thread.CurrentThread.Interrupt();
        _work = null;
        ExceptionDispatchInfo? failure = _failure;
        _failure = null;
        return failure;
    }

    /// <summary>Ends the helpers.</summary>
    public void Stop()
    {
        _stopping = true;
        foreach (SpinThenPark helper in _helpers)
            helper.Wake();
    }

    /// <summary>The life of a helper.</summary>
    public void Help(int helper)
    {
        while (!_stopping)
        {
            if (_gate.TryJoin(ref _joined[helper]))
                HelpOnce(helper + 1);
            else
                _helpers[helper].Await();
        }
    }

    /// <summary>Does parts until none is left.</summary>
    public void TakeParts(IParallelWork work, int thread)
    {
        try
        {
            for (int part = _queue.Take(thread); part >= 0; part = _queue.Take(thread))
                work.Run(part, thread);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            _queue.Drain();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]   // so that no reference to the work stays on the stack of a helper at rest
    private void HelpOnce(int thread)
    {
        TakeParts(_work!, thread);
        _gate.Leave();
        _caller.Wake();
    }
}
