namespace Unroll.Benchmarks.Compare;

/// <summary>What to compare with.</summary>
internal enum PeerChoice
{
    /// <summary>ONNX Runtime for predictions, libtorch for training.</summary>
    Default,

    /// <summary>libtorch for predictions and training.</summary>
    Libtorch,

    /// <summary>Nothing: ours alone.</summary>
    None,
}
