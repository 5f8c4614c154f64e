namespace Unroll;

/// <summary>
/// s x where x is positive, otherwise s a (e^x - 1), element by element, with a = 1.6732632 and s = 1.0507010 (Klambauer et al.,
/// "Self-Normalizing Neural Networks", 2017), as in PyTorch and Keras. The derivative at 0 is s a, as in PyTorch.
/// </summary>
/// <remarks>
/// The paper's weights have the variance 1 / fan-in: <c>[Init(Initializer.HeNormal, Scale = 0.70710678f)]</c>. The default before it is
/// <see cref="Initializer.XavierUniform"/>, as before other functions that are no rectifiers. Its variance is the same where fan-in and
/// fan-out are.
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class SeluAttribute : OperationAttribute
{
}
