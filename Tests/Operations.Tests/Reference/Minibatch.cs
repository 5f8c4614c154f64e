namespace Unroll.Operations.Tests.Reference;

/// <summary>Samples in canonical order: for every input and every loss, all samples one behind the other.</summary>
/// <param name="Count">The number of samples.</param>
/// <param name="Inputs">By input.</param>
/// <param name="Targets">By loss: as many floats a sample as the loss judges, or one class index a sample.</param>
internal sealed record Minibatch(int Count, float[][] Inputs, float[][] Targets)
{
    public static Minibatch Draw(ReferenceNetwork network, int count, Numbers numbers)
    {
        float[][] inputs = [.. network.Inputs.Select(input => Fill(count * input.Extent.Length, () => numbers.Uniform(1)))];
        float[][] targets = [.. network.Losses.Select(judged => Fill(count * TargetLength(judged), () => Target(judged, numbers)))];
        return new Minibatch(count, inputs, targets);
    }

    public static int TargetLength(JudgedValue judged) => judged.Loss.TakesLabels ? 1 : judged.Length;

    private static float Target(JudgedValue judged, Numbers numbers) => judged.Loss switch
    {
        SoftmaxCrossEntropy => numbers.Below(judged.Length),
        BinaryCrossEntropy => numbers.Below(2),
        Hinge => numbers.Pick(-1f, 1f),
        _ => numbers.Uniform(1),
    };

    private static float[] Fill(int length, Func<float> next)
    {
        var values = new float[length];
        for (int i = 0; i < length; i++)
            values[i] = next();
        return values;
    }
}
