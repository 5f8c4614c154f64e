namespace Unroll.Operations.Tests.Reference;

/// <summary>The largest of every channel over all pixels, as a vector: a MaxPool of one window.</summary>
internal sealed class GlobalMaxPool : SampleOperation
{
    private MaxPool pool = new(1);

    public override Extent Bind(Extent[] inputs)
    {
        pool = new MaxPool(inputs[0].Height, inputs[0].Width);
        pool.Bind(inputs);
        return Extent.Vector(inputs[0].Channels);
    }

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        pool.Forward(inputs, output);
        Doubts = pool.Doubts;
    }

    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients) =>
        pool.Backward(inputs, output, outputGradient, inputGradients);
}
