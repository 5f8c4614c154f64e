using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="ActivationFunction"/>.</summary>
internal sealed class ActivationFunctionCode : PointwiseCode
{
    public override Type FunctionType => typeof(ActivationFunction);

    public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code)
    {
        var operation = ((ActivationFunction)function).Operation;
        return ActivationCode.Of(operation).Value(isa, operation, inputs[0]);
    }
}
