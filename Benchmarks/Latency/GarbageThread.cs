namespace Unroll.Benchmarks.Latency;

/// <summary>A neighbor: a thread that makes garbage as fast as it can, so that the process collects all the time. It stops when it is
/// disposed.</summary>
internal sealed class GarbageThread : IDisposable
{
    /// <summary>What the neighbor keeps for a while, so that collections have something to copy: about 20 MB.</summary>
    private const int Kept = 10_000;

    private readonly Thread thread;
    private volatile bool stopped;

    public GarbageThread()
    {
        thread = new Thread(Run) { IsBackground = true, Name = "garbage" };
        thread.Start();
    }

    public void Dispose()
    {
        stopped = true;
        thread.Join();
    }

    private void Run()
    {
        byte[][] kept = new byte[Kept][];
        var random = new Random(1);
        while (!stopped)
        {
            byte[] made = new byte[random.Next(16, 4096)];
            // One in ten lives until its place is wanted, and so outlives a few collections.
            if (random.Next(10) == 0)
                kept[random.Next(Kept)] = made;
        }
    }
}
