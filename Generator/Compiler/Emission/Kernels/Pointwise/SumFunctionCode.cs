using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells <see cref="SumFunction"/>.</summary>
internal sealed class SumFunctionCode : PointwiseCode
{
    public override Type FunctionType => typeof(SumFunction);

    public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code)
    {
        string sum = string.Join(" + ", inputs);
        if (((SumFunction)function).Operation is not { } operation)
            return sum;
        code.Line($"var sum = {sum};");
        return ActivationCode.Of(operation).Value(isa, operation, "sum");
    }
}
