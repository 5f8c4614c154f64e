using static TorchSharp.torch;

namespace Unroll.Benchmarks.Peers.Torch;

/// <summary>Brings samples from our order, channels last, into torch's, and back.</summary>
internal static class TorchSamples
{
    /// <summary>A tensor of [count, channels, height, width], or [count, length] of vectors, contiguous in that order.</summary>
    public static Tensor ToTorch(float[] samples, int count, ValueDescription value) => IsVector(value)
        ? tensor(samples, [count, value.Channels])
        : tensor(samples, [count, value.Height, value.Width, value.Channels]).permute(0, 3, 1, 2).contiguous();

    /// <summary>The values of a tensor in our order.</summary>
    public static float[] ToOurs(Tensor values) =>
        (values.dim() == 4 ? values.permute(0, 2, 3, 1) : values).contiguous().data<float>().ToArray();

    private static bool IsVector(ValueDescription value) => value.Height * value.Width == 1;
}
