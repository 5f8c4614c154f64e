namespace Unroll.Operations.Tests.Reference;

/// <summary>An operation: forward and reverse mode over the samples of a mini-batch, by plain nested loops.</summary>
internal abstract class ReferenceOperation : StageOperation
{
    /// <summary>The learned tensors, known once the input is; empty for most operations.</summary>
    public ReferenceParameter[] Parameters { get; protected set; } = [];

    /// <summary>Whether the generated network computes some convolutions by Winograd's filtering, in tiles: with other errors.</summary>
    public bool InTiles { get; set; }

    public override int AppendTo(StageBuilder stage, int[] inputs) => stage.Append(this, inputs);

    /// <summary>Fixes the extents of the inputs and gives that of the output.</summary>
    public abstract Extent Bind(Extent[] inputs);

    /// <summary>Computes the output.</summary>
    /// <param name="inputs">By input and sample.</param>
    /// <param name="output">By sample.</param>
    /// <param name="training">Whether this is a step of training; else all is as in prediction.</param>
    public abstract void Forward(Bounded[][][] inputs, Bounded[][] output, bool training);

    /// <summary>Adds the gradients of the inputs to <paramref name="inputGradients"/> and those of the parameters to the parameters'
    /// own, all by sample; after <see cref="Forward"/> on the same samples.</summary>
    public abstract void Backward(Bounded[][][] inputs, Bounded[][] output, Bounded[][] outputGradient, Sum[][][] inputGradients);
}

/// <summary>An operation that takes every sample by itself, and in training does what it does in prediction.</summary>
internal abstract class SampleOperation : ReferenceOperation
{
    /// <summary>Computes <paramref name="output"/> from the inputs.</summary>
    public abstract void Forward(Bounded[][] inputs, Bounded[] output);

    /// <summary>Adds the gradients of the inputs to <paramref name="inputGradients"/> and those of the parameters to the parameters'
    /// own.</summary>
    public abstract void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients);

    public override void Forward(Bounded[][][] inputs, Bounded[][] output, bool training)
    {
        for (int sample = 0; sample < output.Length; sample++)
            Forward(Of(sample, inputs), output[sample]);
    }

    public override void Backward(Bounded[][][] inputs, Bounded[][] output, Bounded[][] outputGradient, Sum[][][] inputGradients)
    {
        for (int sample = 0; sample < output.Length; sample++)
            Backward(Of(sample, inputs), output[sample], outputGradient[sample], Of(sample, inputGradients));
    }

    private static T[] Of<T>(int sample, T[][] inputs) => Array.ConvertAll(inputs, input => input[sample]);
}
