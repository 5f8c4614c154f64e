using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="ProductFunction"/>.</summary>
internal sealed class ProductFunctionCode : PointwiseCode
{
    public override Type FunctionType => typeof(ProductFunction);

    public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code) => string.Join(" * ", inputs);
}
