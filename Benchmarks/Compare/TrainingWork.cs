namespace Unroll.Benchmarks.Compare;

/// <summary>What training computes.</summary>
internal static class TrainingWork
{
    /// <summary>
    /// Multiply-adds a sample: forward, the gradients of the weights (as many again), and those of the values between layers. The first
    /// layer has none of the latter to compute.
    /// </summary>
    public static long MultiplyAdds(NetworkDescription network) =>
        3 * network.MultiplyAdds - network.Stages.First(stage => stage.MultiplyAdds > 0).MultiplyAdds;
}
