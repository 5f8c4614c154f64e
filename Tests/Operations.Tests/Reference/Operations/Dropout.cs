namespace Unroll.Operations.Tests.Reference;

/// <summary>
/// The identity at inference. In training x / (1 - rate) where the mask keeps an element, else 0. The mask is the generated code's own
/// choice, so a test that compares gradients recovers it first and hands it in.
/// </summary>
internal sealed class Dropout(float rate) : ReferenceOperation
{
    public override IEnumerable<string> Arguments => [Literal(rate)];

    public float Rate => rate;

    /// <summary>Whether each element is kept; null for inference.</summary>
    public bool[]? Kept { get; set; }

    public override Extent Bind(Extent[] inputs) => inputs[0];

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = Masked(inputs[0][i], i);
    }

    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        for (int i = 0; i < output.Length; i++)
            inputGradients[0][i].Add(Masked(outputGradient[i], i));
    }

    private Bounded Masked(Bounded x, int i) => Kept is null ? x : Kept[i] ? x.Times(1.0 / (1.0 - rate), 3) : Bounded.Zero;
}
