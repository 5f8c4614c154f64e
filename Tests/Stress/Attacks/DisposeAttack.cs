using Unroll.Stress.Harness;
using Unroll.Stress.Subjects;

namespace Unroll.Stress.Attacks;

/// <summary>
/// Threads call members of a network, its sessions, mini-batches, optimizers and trainers while another disposes the network or one of
/// these at a random moment. What runs ends; what comes later throws ObjectDisposedException, and what may not run twice at once
/// InvalidOperationException. On Linux freed memory is forbidden, so that whoever still used it would end the process.
/// </summary>
internal sealed class DisposeAttack : Attack
{
    /// <summary>What may not run twice at once says so, and what needs gradients.</summary>
    private static readonly string[] Promised =
        [" predicts on another thread", " is being trained by a Fit", "There is no gradient of ", " has no gradients yet"];

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-dispose-").FullName;
    private long _calls, _late, _twice;

    public DisposeAttack()
    {
        if (Pages.Supported)
            BufferMemory.Source = new GuardedBuffers();
    }

    public override string Summary => $", {_calls} calls ended, {_late} came after the disposal, {_twice} found another running";

    public override void Try(Random random)
    {
        using Subject subject = Subject.Create(random.Next(Subject.Kinds), random.Next());
        subject.Network.Threads = random.Next(1, 4);
        using var members = new Members(subject, _folder, random);
        (string Name, Action Call)[] calls = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => members.Draw(random))];
        using var start = new Barrier(calls.Length + 1);
        Exception? broken = null;
        Thread[] threads = [.. calls.Select(call => new Thread(() => Repeat(call)))];
        foreach (Thread thread in threads)
            thread.Start();
        start.SignalAndWait();
        Thread.SpinWait(random.Next(random.Next(4) > 0 ? 20_000 : 2_000_000));
        members.DisposeOne(random);
        Thread.SpinWait(random.Next(20_000));
        subject.Dispose();
        foreach (Thread thread in threads)
            thread.Join();
        if (broken is not null)
            throw broken;

        void Repeat((string Name, Action Call) call)
        {
            start.SignalAndWait();
            for (int i = 0; i < 10_000; i++)
            {
                try
                {
                    call.Call();
                    Interlocked.Increment(ref _calls);
                }
                catch (ObjectDisposedException)
                {
                    Interlocked.Increment(ref _late);
                    return;
                }
                catch (InvalidOperationException exception) when (Promised.Any(exception.Message.Contains))
                {
                    Interlocked.Increment(ref _twice);
                }
                catch (Exception exception)
                {
                    broken = new BrokenPromiseException($"{call.Name} beside Dispose threw {exception}");
                    return;
                }
            }
        }
    }

    public override string? Missing => _calls > 0 && _late > 0 ? null : $"nothing ran, or nothing came late{Summary}";

    public override void Dispose() => Directory.Delete(_folder, recursive: true);
}
