using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Memory;

public sealed class NativeBufferTests
{
    private const int Megabyte = 1 << 20;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(100_000)]
    public void A_buffer_and_the_slack_behind_it_are_zero_and_aligned(int length)
    {
        using var buffer = new NativeBuffer(length);
        Span<float> all = buffer.Span(length + NativeBuffer.Slack);
        Assert.Equal(0, Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref MemoryMarshal.GetReference(all)) % 64);
        Assert.False(all.ContainsAnyExcept(0f));
        buffer.Span(length).Fill(1);
        buffer.Clear();
        Assert.False(all.ContainsAnyExcept(0f));
    }

    [Fact]
    public void A_disposed_buffer_has_no_memory_and_can_be_disposed_again()
    {
        var buffer = new NativeBuffer(10);
        buffer.Dispose();
        buffer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => buffer.Span(0).Length);
    }

    [Fact]
    public void Sizes_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new NativeBuffer(-1));
        Assert.Throws<OverflowException>(() => new NativeBuffer(long.MaxValue / 4));
    }

    [Fact]
    public void Disposal_gives_the_memory_back()
    {
        long before = WorkingSet();
        for (int i = 0; i < 200; i++)
        {
            using LinearNetwork network = Large();
        }

        Assert.InRange(WorkingSet() - before, long.MinValue, 800L * Megabyte);   // of 3,200 that were allocated
    }

    [Fact]
    public void What_nobody_disposed_is_freed_by_the_finalizers()
    {
        long before = WorkingSet();
        for (int i = 0; i < 20; i++)
        {
            Forget(10);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.InRange(WorkingSet() - before, long.MinValue, 800L * Megabyte);   // of 3,200 that were allocated
    }

    [Fact]
    public void A_network_that_only_predicts_has_no_training_buffers()
    {
        using var network = new LinearNetwork(4, 3);
        network.Predict(new float[4], new float[3]);
        Assert.True(network.Gradients.IsEmpty);
        Assert.Equal(0, network.BackwardPacks);
        Assert.Equal(0, network.Workers);
        network.ComputeGradients(LinearReference.Batch(network, 2));
        Assert.Equal(1, network.Workers);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(int count)
    {
        for (int i = 0; i < count; i++)
            Large();
    }

    /// <summary>A network of 16 MB of parameters, all touched since they are cleared.</summary>
    private static LinearNetwork Large()
    {
        const int Length = 4 * Megabyte;
        return new LinearNetwork(new NetworkDescription(
            "Large",
            [],
            [new("x", 1, 1, 1)],
            [new("y", 1, 1, 1)],
            [],
            [
                new("w", [1], 0, Initializer.Zero, 0, 1, 1, 0, 0, false),
                new("f", [1], 16, Initializer.Zero, 0, 1, 1, 0, 0, false),
                new("b", [1], 32, Initializer.Zero, 0, 1, 1, 0, 0, false),
            ],
            new MemoryDescription(Length, Length, 0, 0, 0, 0, 1, 1)));
    }

    private static long WorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }


    [Theory]
    [InlineData(1 << 19)]
    [InlineData(3_000_000)]
    public void A_large_buffer_is_zero_and_starts_at_a_large_page(int length)
    {
        using var buffer = new NativeBuffer(length);
        Span<float> all = buffer.Span(length + NativeBuffer.Slack);
        Assert.Equal(0, Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref MemoryMarshal.GetReference(all)) % LargePages.Size);
        Assert.False(all.ContainsAnyExcept(0f));
        buffer.Span(length).Fill(1);
        Assert.False(buffer.Span(length).ContainsAnyExcept(1f));
    }
}
