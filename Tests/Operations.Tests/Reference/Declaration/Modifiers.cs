namespace Unroll.Operations.Tests.Reference;

internal sealed class L1(float factor) : ReferenceModifier
{
    public override IEnumerable<string> Arguments => [Spelling.Of(factor)];

    public override void Apply(ReferenceParameter parameter) => parameter.L1 = parameter.Kind == ParameterKind.Weights ? factor : 0;
}

internal sealed class L2(float factor) : ReferenceModifier
{
    public override IEnumerable<string> Arguments => [Spelling.Of(factor)];

    public override void Apply(ReferenceParameter parameter) => parameter.L2 = parameter.Kind == ParameterKind.Weights ? factor : 0;
}

internal sealed class Frozen : ReferenceModifier
{
    public override void Apply(ReferenceParameter parameter) => parameter.Frozen = true;
}

/// <summary>An initializer by its name in the language; the reference draws its own numbers, so it only prints.</summary>
internal sealed class Init(string initializer, params string[] named) : ReferenceModifier
{
    public override IEnumerable<string> Arguments => [$"Initializer.{initializer}", .. named];

    public override void Apply(ReferenceParameter parameter)
    {
    }
}
