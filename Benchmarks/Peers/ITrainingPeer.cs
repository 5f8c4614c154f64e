namespace Unroll.Benchmarks.Peers;

/// <summary>Another library with the same network, the same first weights, the same mini-batches and the same optimizer.</summary>
internal interface ITrainingPeer : IDisposable
{
    /// <summary>What the library is called in the output.</summary>
    string Name { get; }

    /// <summary>The loss of a mini-batch, without gradients.</summary>
    float Evaluate(int batch);

    /// <summary>The forward pass of a mini-batch with its loss, without gradients, for the time it takes.</summary>
    void Forward(int batch);

    /// <summary>The loss of a mini-batch and its gradients.</summary>
    float ComputeGradients(int batch);

    /// <summary>A gradient that <see cref="ComputeGradients"/> left, in our order.</summary>
    float[] Gradient(string parameter);

    /// <summary>A whole step: gradients and the optimizer.</summary>
    void Step(int batch);
}
