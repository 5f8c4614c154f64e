namespace Unroll.Operations.Tests.Reference;

/// <summary>An operation on several stages: of one name, on the value so far and that stage; of several, on exactly those.</summary>
internal abstract class Join(string[] stages) : SampleOperation
{
    public override IReadOnlyList<string> Joined => stages;

    public override IEnumerable<string> Arguments => stages.Select(stage => Spelling.Stage(stage));
}

/// <summary>A sum of as many terms as stages.</summary>
internal sealed class Add(params string[] stages) : ElementwiseJoin(stages)
{
    protected override void Compute(Bounded[][] inputs, Bounded[] output)
    {
        for (int i = 0; i < output.Length; i++)
        {
            var sum = default(Sum);
            foreach (Bounded[] input in inputs)
                sum.Add(input[i]);
            output[i] = sum.Total;
        }
    }

    protected override void Differentiate(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        foreach (Sum[] gradient in inputGradients)
            for (int i = 0; i < output.Length; i++)
                gradient[i].Add(outputGradient[i]);
    }
}

/// <summary>A product of as many factors as stages; one rounding a multiplication.</summary>
internal sealed class Multiply(params string[] stages) : ElementwiseJoin(stages)
{
    protected override void Compute(Bounded[][] inputs, Bounded[] output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = inputs.Select(input => input[i]).Aggregate((product, factor) => product * factor);
    }

    protected override void Differentiate(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        for (int k = 0; k < inputs.Length; k++)
            for (int i = 0; i < output.Length; i++)
            {
                Bounded gradient = outputGradient[i];
                for (int other = 0; other < inputs.Length; other++)
                    if (other != k)
                        gradient *= inputs[other][i];
                inputGradients[k][i].Add(gradient);
            }
    }
}

/// <summary>Channels side by side. Exact.</summary>
internal sealed class Concat(params string[] stages) : Join(stages)
{
    private Extent[] parts = [];
    private Extent whole;

    public override Extent Bind(Extent[] inputs)
    {
        parts = inputs;
        return whole = inputs[0] with { Channels = inputs.Sum(input => input.Channels) };
    }

    public override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        foreach ((int part, int from, int to) in Places())
            output[to] = inputs[part][from];
    }

    public override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        foreach ((int part, int from, int to) in Places())
            inputGradients[part][from].Add(outputGradient[to]);
    }

    private IEnumerable<(int Part, int From, int To)> Places()
    {
        for (int part = 0, channel = 0; part < parts.Length; channel += parts[part].Channels, part++)
            for (int i = 0; i < parts[part].Length; i++)
                yield return (part, i, (i / parts[part].Channels * whole.Channels) + channel + (i % parts[part].Channels));
    }
}
