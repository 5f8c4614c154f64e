using System.Numerics;
using Unroll;

namespace Samples.Gallery;

/// <summary>The bytes that a network takes, of buffers whose lengths were known when it was compiled.</summary>
internal static class ClassicMemory
{
    /// <summary>The parameters as they are saved.</summary>
    public static long Parameters(NetworkDescription network) => Bytes(network.Memory.Parameters);

    /// <summary>The weights in the order in which a prediction reads them, batch normalizations folded in.</summary>
    public static long PackedWeights(NetworkDescription network) => Bytes(network.Memory.PackedPrediction);

    /// <summary>The values between the stages of a prediction, planned so that those never alive together share memory.</summary>
    public static long Buffers(NetworkDescription network) => Bytes(network.Memory.Prediction);

    /// <summary>All that a prediction of one sample needs.</summary>
    public static long Prediction(NetworkDescription network) => Parameters(network) + PackedWeights(network) + Buffers(network);

    /// <summary>
    /// The bytes by which this process grows where a network is made and predicts, measured. Another one has predicted before, so that the
    /// machine code is there. Some memory comes and goes beside it, and large buffers lie on pages of 2 MB.
    /// </summary>
    public static long Measured(IClassicNetwork classic)
    {
        using (Predicted(classic))
        {
        }

        // What the collector holds for later goes back now, and not while this is measured.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        long before = Environment.WorkingSet;
        using (Predicted(classic))
            return Environment.WorkingSet - before;
    }

    /// <summary>
    /// All that a training step by plain gradient descent on one thread needs besides the mini-batch: two orders of the weights, the
    /// gradients, and the values of the samples that are under way at once.
    /// </summary>
    public static long TrainingStep(NetworkDescription network)
    {
        MemoryDescription memory = network.Memory;
        long gradients = memory.Learnable + memory.Statistics;
        int buffers = 1 + BitOperations.Log2(2 * (uint)memory.Shards - 1);   // those of the shards are summed in pairs
        return Bytes(memory.Parameters + buffers * gradients + memory.PackedForward + memory.PackedBackward + memory.Training);
    }

    /// <summary>"12.3 MB", a million bytes each.</summary>
    public static string Text(long bytes) => $"{bytes / 1e6:N1} MB";

    private static Network Predicted(IClassicNetwork classic)
    {
        (Network network, var predict) = classic.Create();
        predict(new float[classic.Description.Inputs[0].Length], new float[classic.Description.Outputs[0].Length]);
        return network;
    }

    private static long Bytes(long floats) => sizeof(float) * floats;
}
