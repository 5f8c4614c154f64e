namespace Unroll;

/// <summary>How large the gradients and the step of one mini-batch were; one entry a tensor, in stage order.</summary>
/// <param name="Epoch">The epoch of which it was the last step; 0 for the first step of the training.</param>
/// <param name="GradientNorm">The Euclidean norm of all gradients, before they are clipped.</param>
/// <param name="Gradients">The root mean square of each gradient; NaN where there is none.</param>
/// <param name="Updates">The root mean square of each change, divided by that of the weights before it; NaN where there was no
/// gradient or all weights were zero.</param>
internal sealed record StepFigures(int Epoch, double GradientNorm, IReadOnlyList<double> Gradients, IReadOnlyList<double> Updates);
