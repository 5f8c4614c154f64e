using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="ExtremeGradientFunction"/>.</summary>
internal sealed class ExtremeGradientCode : PointwiseCode
{
    public override Type FunctionType => typeof(ExtremeGradientFunction);

    public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code)
    {
        (string y, string dy, string own) = (inputs[0], inputs[1], inputs[2]);
        IEnumerable<string> equal = inputs.Skip(2).Select(input => isa.And(isa.Splat(1), isa.Equal(input, y)));
        code.Line($"var equal = {string.Join(" + ", equal)};");
        string taken = ((ExtremeGradientFunction)function).Largest ? isa.NotLess(own, y) : isa.NotLess(y, own);
        return isa.And($"({dy} / {isa.Max("equal", isa.Splat(1))})", taken);
    }
}
