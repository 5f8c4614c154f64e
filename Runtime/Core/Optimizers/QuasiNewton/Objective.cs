namespace Unroll;

/// <summary>A function of many numbers that is to be made small, and its gradient there: what <see cref="Lbfgs"/> asks for as often as it
/// needs.</summary>
/// <param name="values">The place at which the function is asked for. They are the very floats that were given to
/// <see cref="Lbfgs.Step(Span{float}, Objective)"/>, moved to a place on trial.</param>
/// <param name="gradients">Takes the derivative with respect to each value; zeros when called.</param>
/// <returns>The function there. It is a double because a search compares functions at places close to one another.</returns>
public delegate double Objective(ReadOnlySpan<float> values, Span<float> gradients);
