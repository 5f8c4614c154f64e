namespace Unroll.Operations.Tests.Reference;

/// <summary>A function of each element, with its derivative.</summary>
internal abstract class Activation : SampleOperation
{
    public override Extent Bind(Extent[] inputs) => inputs[0];

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = Value(inputs[0][i]);
    }

    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        for (int i = 0; i < output.Length; i++)
            inputGradients[0][i].Add(Gradient(inputs[0][i], output[i], outputGradient[i]));
    }

    protected abstract Bounded Value(Bounded x);

    protected abstract Bounded Gradient(Bounded x, Bounded y, Bounded outputGradient);
}
