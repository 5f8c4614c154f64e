namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// The identity in prediction. In training x / (1 - rate) where the mask keeps an element, else 0. The mask is the generated code's own
/// choice, so a test that compares gradients recovers it first and hands it in.
/// </summary>
internal sealed class Dropout(float rate) : ReferenceOperation
{
    public override IEnumerable<string> Arguments => [Spelling.Of(rate)];

    /// <summary>Whether training keeps each element, by sample; null while nothing is dropped.</summary>
    public bool[][]? Kept { get; set; }

    public override Extent Bind(Extent[] inputs) => inputs[0];

    public override void Forward(Bounded[][][] inputs, Bounded[][] output, bool training)
    {
        for (int sample = 0; sample < output.Length; sample++)
            for (int i = 0; i < output[sample].Length; i++)
                output[sample][i] = training ? Masked(inputs[0][sample][i], sample, i) : inputs[0][sample][i];
    }

    public override void Backward(Bounded[][][] inputs, Bounded[][] output, Bounded[][] outputGradient, Sum[][][] inputGradients)
    {
        for (int sample = 0; sample < output.Length; sample++)
            for (int i = 0; i < output[sample].Length; i++)
                inputGradients[0][sample][i].Add(Masked(outputGradient[sample][i], sample, i));
    }

    private Bounded Masked(Bounded x, int sample, int i) =>
        Kept is null ? x : Kept[sample][i] ? x.Times(1.0 / (1.0 - rate), 3) : Bounded.Zero;
}
