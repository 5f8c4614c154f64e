using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="IdentityFunction"/>.</summary>
internal sealed class IdentityFunctionCode : PointwiseCode
{
    public override Type FunctionType => typeof(IdentityFunction);

    public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code) => inputs[0];
}
