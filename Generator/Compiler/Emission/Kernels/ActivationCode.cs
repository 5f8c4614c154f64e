using Unroll.Generator.Graph.Operations;
using Unroll.Generator.Graph;

namespace Unroll.Generator.Emission;

/// <summary>Spells an activation and its derivative. The subclasses are found by their type.</summary>
internal abstract class ActivationCode
{
    private static readonly Dictionary<Type, ActivationCode> Codes = typeof(ActivationCode).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(ActivationCode).IsAssignableFrom(type))
        .Select(type => (ActivationCode)Activator.CreateInstance(type))
        .ToDictionary(code => code.OperationType);

    public abstract Type OperationType { get; }

    public static ActivationCode Of(ActivationOperation operation) => Codes[operation.GetType()];

    /// <summary>The value for an input.</summary>
    public abstract string Value(Isa isa, ActivationOperation operation, string x);

    /// <summary>The gradient of the input, from the value y and the gradient dy of the value.</summary>
    public abstract string Gradient(Isa isa, ActivationOperation operation, string y, string dy);

    private sealed class Relu : ActivationCode
    {
        public override Type OperationType => typeof(ReluOperation);

        public override string Value(Isa isa, ActivationOperation operation, string x) => isa.Max(isa.Zero, x);

        // Where y is NaN the gradient passes, as in PyTorch: a zero would hide it.
        public override string Gradient(Isa isa, ActivationOperation operation, string y, string dy) =>
            isa.And(dy, isa.NotLessOrEqual(y, isa.Zero));
    }

    private sealed class LeakyRelu : ActivationCode
    {
        public override Type OperationType => typeof(LeakyReluOperation);

        public override string Value(Isa isa, ActivationOperation operation, string x)
        {
            float slope = ((LeakyReluOperation)operation).Slope;
            string scaled = $"{x} * {isa.Splat(slope)}";
            return slope <= 1 ? isa.Max(scaled, x) : isa.Min(scaled, x);
        }

        public override string Gradient(Isa isa, ActivationOperation operation, string y, string dy) =>
            isa.Select(isa.Greater(y, isa.Zero), dy, $"{dy} * {isa.Splat(((LeakyReluOperation)operation).Slope)}");
    }

    private sealed class Sigmoid : ActivationCode
    {
        public override Type OperationType => typeof(SigmoidOperation);

        public override string Value(Isa isa, ActivationOperation operation, string x) => $"VectorMath.Sigmoid({x})";

        // s' = s (1 - s)
        public override string Gradient(Isa isa, ActivationOperation operation, string y, string dy) => $"{dy} * ({y} * ({isa.Splat(1)} - {y}))";
    }

    private sealed class Tanh : ActivationCode
    {
        public override Type OperationType => typeof(TanhOperation);

        public override string Value(Isa isa, ActivationOperation operation, string x) => $"VectorMath.Tanh({x})";

        // tanh' = 1 - tanh²
        public override string Gradient(Isa isa, ActivationOperation operation, string y, string dy) => $"{dy} * ({isa.Splat(1)} - {y} * {y})";
    }
}
