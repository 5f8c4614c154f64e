using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="ExtremeFunction"/>.</summary>
internal sealed class ExtremeCode : PointwiseCode
{
    public override Type FunctionType => typeof(ExtremeFunction);

    public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code) =>
        inputs.Aggregate((extreme, input) =>
            ((ExtremeFunction)function).Largest ? isa.Largest(extreme, input) : isa.Smallest(extreme, input));
}
