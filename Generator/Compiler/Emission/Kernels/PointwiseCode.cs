using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells a pointwise function. The subclasses are found by their type.</summary>
internal abstract class PointwiseCode
{
    private static readonly Dictionary<Type, PointwiseCode> Codes = typeof(PointwiseCode).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(PointwiseCode).IsAssignableFrom(type))
        .Select(type => (PointwiseCode)Activator.CreateInstance(type))
        .ToDictionary(code => code.FunctionType);

    public abstract Type FunctionType { get; }

    public static PointwiseCode Of(PointwiseFunction function) => Codes[function.GetType()];

    /// <summary>The value for one vector of each input; statements that it needs are written first.</summary>
    public abstract string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code);

    private sealed class Activation : PointwiseCode
    {
        public override Type FunctionType => typeof(ActivationFunction);

        public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code)
        {
            var operation = ((ActivationFunction)function).Operation;
            return ActivationCode.Of(operation).Value(isa, operation, inputs[0]);
        }
    }

    private sealed class ActivationGradient : PointwiseCode
    {
        public override Type FunctionType => typeof(ActivationGradientFunction);

        public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code)
        {
            var operation = ((ActivationGradientFunction)function).Operation;
            return ActivationCode.Of(operation).Gradient(isa, operation, inputs[0], inputs[1]);
        }
    }

    private sealed class Add : PointwiseCode
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

    private sealed class Multiply : PointwiseCode
    {
        public override Type FunctionType => typeof(ProductFunction);

        public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code) => string.Join(" * ", inputs);
    }

    private sealed class Identity : PointwiseCode
    {
        public override Type FunctionType => typeof(IdentityFunction);

        public override string Value(Isa isa, PointwiseFunction function, string[] inputs, CodeWriter code) => inputs[0];
    }
}
