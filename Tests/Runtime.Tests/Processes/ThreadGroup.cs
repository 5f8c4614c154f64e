using System.Runtime.ExceptionServices;

namespace Unroll.Runtime.Tests.Processes;

/// <summary>A group whose processes are threads of this one: what they give to each other is read from where it lies.</summary>
internal sealed class ThreadGroup(int size)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly Barrier _barrier = new(size);
    private readonly nint[] _given = new nint[size];

    /// <summary>Runs every process on a thread of its own, to the end of all.</summary>
    /// <returns>What each came to, or the exception that it ended with.</returns>
    public static (T? Result, Exception? Failure)[] Run<T>(int size, Func<ProcessGroup, T> process)
    {
        var group = new ThreadGroup(size);
        var results = new (T?, Exception?)[size];
        Thread[] threads = [.. Enumerable.Range(0, size).Select(rank => new Thread(() =>
        {
            try
            {
                results[rank] = (process(new Member(group, rank, size)), null);
            }
            catch (Exception exception)
            {
                results[rank] = (default, exception);
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        return results;
    }

    /// <summary>As <see cref="Run"/>, where none may fail.</summary>
    public static T[] RunAll<T>(int size, Func<ProcessGroup, T> process)
    {
        (T? Result, Exception? Failure)[] outcomes = Run(size, process);
        foreach ((_, Exception? failure) in outcomes)
        {
            if (failure is not null)
                ExceptionDispatchInfo.Throw(failure);
        }

        return [.. outcomes.Select(outcome => outcome.Result!)];
    }

    private void Wait()
    {
        if (!_barrier.SignalAndWait(Longest))
            throw new TimeoutException("A process waits for another that does not come.");
    }

    private sealed unsafe class Member(ThreadGroup group, int rank, int size) : ProcessGroup(rank, size)
    {
        protected override void GatherBytes(ReadOnlySpan<byte> own, Span<byte> all)
        {
            fixed (byte* start = own)
            {
                Give(start);
                for (int other = 0; other < Size; other++)
                    new ReadOnlySpan<byte>((void*)group._given[other], own.Length).CopyTo(all[(other * own.Length)..]);
                group.Wait();
            }
        }

        protected override void BroadcastBytes(Span<byte> bytes)
        {
            fixed (byte* start = bytes)
            {
                Give(start);
                if (Rank > 0)
                    new ReadOnlySpan<byte>((void*)group._given[0], bytes.Length).CopyTo(bytes);
                group.Wait();
            }
        }

        protected override void ExchangeSlices(ReadOnlySpan<float> values, Span<float> received)
        {
            (int start, int length) = Slice(values.Length, Rank);
            fixed (float* first = values)
            {
                Give(first);
                for (int other = 0; other < Size; other++)
                {
                    new ReadOnlySpan<float>((float*)group._given[other] + start, length)
                        .CopyTo(received[(other * length)..]);
                }

                group.Wait();
            }
        }

        protected override void GatherSlices(Span<float> values)
        {
            fixed (float* first = values)
            {
                Give(first);
                for (int other = 0; other < Size; other++)
                {
                    (int start, int length) = Slice(values.Length, other);
                    if (other != Rank)
                        new ReadOnlySpan<float>((float*)group._given[other] + start, length).CopyTo(values[start..]);
                }

                group.Wait();
            }
        }

        private void Give(void* start)
        {
            group._given[Rank] = (nint)start;
            group.Wait();
        }
    }
}
