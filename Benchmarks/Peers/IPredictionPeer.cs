namespace Unroll.Benchmarks.Peers;

/// <summary>Another library with the same network, the same weights and the same samples, ready to predict.</summary>
internal interface IPredictionPeer : IDisposable
{
    /// <summary>What the library is called in the output.</summary>
    string Name { get; }

    /// <summary>Predicts all samples once.</summary>
    void Predict();

    /// <summary>
    /// What the last prediction gave, in our order: height x width x channels of each sample, one output after the other.
    /// </summary>
    float[] Outputs();
}
