using static TorchSharp.torch;

namespace Unroll.Benchmarks.Peers.Torch;

/// <summary>Brings samples from our order, channels last, into torch's, and back.</summary>
internal static class TorchSamples
{
    /// <summary>A tensor of [count, channels, height, width], or [count, length] of vectors.</summary>
    public static Tensor ToTorch(float[] samples, int count, ValueDescription value, bool channelsLast)
    {
        if (IsVector(value))
            return tensor(samples, [count, value.Channels]);
        Tensor images = tensor(samples, [count, value.Height, value.Width, value.Channels]).permute(0, 3, 1, 2);
        return channelsLast ? images : images.contiguous();
    }

    /// <summary>The same tensor of four dimensions with the second last in memory.</summary>
    public static Tensor WithChannelsLast(Tensor tensor) => tensor.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    /// <summary>The values of a tensor in our order.</summary>
    public static float[] ToOurs(Tensor values) =>
        (values.dim() == 4 ? values.permute(0, 2, 3, 1) : values).contiguous().data<float>().ToArray();

    private static bool IsVector(ValueDescription value) => value.Height * value.Width == 1;
}
