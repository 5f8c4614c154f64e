namespace Unroll;

/// <summary>The memory that a network needs, in floats, and how a mini-batch is cut.</summary>
/// <param name="Parameters">The flat buffer of all parameters, gaps for alignment included.</param>
/// <param name="Learnable">The part of it, at its start, that training changes; frozen tensors stand at the end. Once training starts its
/// gradients, and <paramref name="Statistics"/>, take as much again, and more for the shards that are under way.</param>
/// <param name="PackedForward">The weights in the order in which the forward kernels read them.</param>
/// <param name="PackedBackward">The weights in the order in which the backward kernels read them.</param>
/// <param name="Prediction">The buffers of one session.</param>
/// <param name="Training">The buffers of one training thread.</param>
/// <param name="MicroBatch">The samples that a training thread has in flight at once.</param>
/// <param name="Shards">The parts into which a mini-batch is cut, whatever the number of threads, so that sums have one order.</param>
/// <param name="PredictionBatch">The buffers of a session that predicts many samples, besides <paramref name="Prediction"/>; allocated when
/// first needed.</param>
/// <param name="PredictionMicroBatch">The samples that such a session predicts together: 1 where dense layers have no part in the
/// work.</param>
/// <param name="Phases">The phases in which several threads share the prediction of one sample; 0 for networks too small for it.</param>
/// <param name="Statistics">The floats of running averages, behind the learnable part.</param>
/// <param name="PackedFolded">The weights of predictions with batch normalizations folded in; 0 where predictions read those of the forward
/// pass.</param>
/// <param name="LeastSamples">The fewest samples of a mini-batch to train on: 2 where a batch normalization learns that has one value a
/// channel and sample.</param>
public sealed record MemoryDescription(
    int Parameters, int Learnable, int PackedForward, int PackedBackward, int Prediction, int Training, int MicroBatch, int Shards,
    int PredictionBatch = 0, int PredictionMicroBatch = 1, int Phases = 0, int Statistics = 0, int PackedFolded = 0, int LeastSamples = 1)
{
    /// <summary>The weights in the order in which predictions read them.</summary>
    public int PackedPrediction => PackedFolded > 0 ? PackedFolded : PackedForward;

    /// <summary>The floats of a gradient buffer that are summed over the shards: those of what is learned, and of the running
    /// averages.</summary>
    internal int Summed => Learnable + Statistics;
}
