using System.Runtime.CompilerServices;
using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Lifetime;

/// <summary>A span of a mini-batch or of gradients is good for as long as somebody has it.</summary>
public sealed class SpanTests
{
    [Fact]
    public void A_span_of_a_mini_batch_outlives_it()
    {
        using var network = new LinearNetwork(4096, 64);
        Span<float> input = Forgotten(network, batch => batch.Input(0), dispose: true);
        Span<float> targets = Forgotten(network, batch => batch.Targets(0), dispose: false);
        input.Fill(1);
        targets.Fill(2);
        for (int attempt = 0; attempt < 10; attempt++)
        {
            Collect();
            Assert.False(Forgotten(network, batch => batch.Input(0), dispose: false).ContainsAnyExcept(0f));
        }

        Assert.False(input.ContainsAnyExcept(1f));
        Assert.False(targets.ContainsAnyExcept(2f));
    }

    [Fact]
    public void A_span_of_gradients_outlives_its_network()
    {
        ReadOnlySpan<float> gradients = Gradients(out float[] expected);
        for (int attempt = 0; attempt < 10; attempt++)
        {
            Collect();
            Gradients(out _);
        }

        Assert.True(gradients.SequenceEqual(expected));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(3_000_000)]
    public void A_pinned_array_is_zero_and_aligned_with_zeros_behind_it(int length)
    {
        var array = new PinnedArray<float>(length);
        Assert.False(array.Span(length + NativeBuffer.Slack).ContainsAnyExcept(0f));
        nint address = Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref array.At(0));
        Assert.Equal(0, address % (length > 1_100_000 ? LargePages.Size : NativeBuffer.Alignment));
        Collect();
        Assert.Equal(address, Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref array.At(0)));
    }

    [Fact]
    public void More_than_an_array_holds_is_refused_by_what_it_takes() =>
        Assert.Contains("3000000000", Assert.Throws<OutOfMemoryException>(() => new PinnedArray<float>(3_000_000_000)).Message);

    private delegate Span<float> Part(Batch batch);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Span<float> Forgotten(LinearNetwork network, Part part, bool dispose)
    {
        var batch = new Batch(network.Declaration, 16);
        Span<float> span = part(batch);
        if (dispose)
            batch.Dispose();
        return span;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ReadOnlySpan<float> Gradients(out float[] copy)
    {
        var network = new LinearNetwork(512, 64, seed: 1);
        using Batch batch = LinearReference.Batch(network, 8);
        network.ComputeGradients(batch);
        ReadOnlySpan<float> gradients = network.Gradients;
        copy = gradients.ToArray();
        network.Dispose();
        return gradients;
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
