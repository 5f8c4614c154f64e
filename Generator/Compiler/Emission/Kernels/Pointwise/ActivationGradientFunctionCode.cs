using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="ActivationGradientFunction"/>.</summary>
internal sealed class ActivationGradientFunctionCode : PointwiseCode
{
    public override Type FunctionType => typeof(ActivationGradientFunction);

    public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code)
    {
        var operation = ((ActivationGradientFunction)function).Operation;
        return ActivationCode.Of(operation).Gradient(isa, operation, inputs[0], inputs[1]);
    }
}
