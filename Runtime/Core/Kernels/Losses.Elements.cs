using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

public static partial class Losses
{
    /// <summary>
    /// Binary cross entropy from logits, the mean over elements: max(x, 0) - x t + log(1 + e^-|x|), which never overflows; PyTorch's
    /// <c>binary_cross_entropy_with_logits</c>.
    /// </summary>
    /// <param name="value">The first logit.</param>
    /// <param name="target">The first target, a probability in [0, 1].</param>
    /// <param name="gradient">Receives scale / length * (sigmoid(x) - t); may be <paramref name="value"/> itself.</param>
    /// <param name="scale">The factor of the gradient, not of the loss.</param>
    /// <param name="length">How many elements, at least 1.</param>
    /// <returns>The mean loss, not scaled.</returns>
    public static float BinaryCrossEntropy(ref float value, ref float target, ref float gradient, float scale, int length) =>
        ElementLoss.Run<BinaryCrossEntropyElement>(ref value, ref target, ref gradient, scale, length);

    /// <summary>The loss of <see cref="BinaryCrossEntropy"/> alone.</summary>
    /// <param name="value">The first logit.</param>
    /// <param name="target">The first target, a probability in [0, 1].</param>
    /// <param name="length">How many elements, at least 1.</param>
    /// <returns>The mean loss.</returns>
    public static float BinaryCrossEntropyLoss(ref float value, ref float target, int length) =>
        ElementLoss.Run<BinaryCrossEntropyElement>(ref value, ref target, length);

    /// <summary>Mean squared error: the mean of (x - t)^2; PyTorch's <c>mse_loss</c>.</summary>
    /// <param name="value">The first value.</param>
    /// <param name="target">The first target.</param>
    /// <param name="gradient">Receives scale / length * 2 (x - t); may be <paramref name="value"/> itself.</param>
    /// <param name="scale">The factor of the gradient, not of the loss.</param>
    /// <param name="length">How many elements, at least 1.</param>
    /// <returns>The mean loss, not scaled.</returns>
    public static float MeanSquaredError(ref float value, ref float target, ref float gradient, float scale, int length) =>
        ElementLoss.Run<SquaredErrorElement>(ref value, ref target, ref gradient, scale, length);

    /// <summary>The loss of <see cref="MeanSquaredError"/> alone.</summary>
    /// <param name="value">The first value.</param>
    /// <param name="target">The first target.</param>
    /// <param name="length">How many elements, at least 1.</param>
    /// <returns>The mean loss.</returns>
    public static float MeanSquaredErrorLoss(ref float value, ref float target, int length) =>
        ElementLoss.Run<SquaredErrorElement>(ref value, ref target, length);

    /// <summary>Hinge loss: the mean of max(0, 1 - t x), targets -1 and 1; Keras's <c>hinge</c>. At the corner its derivative is
    /// 0.</summary>
    /// <param name="value">The first value.</param>
    /// <param name="target">The first target, -1 or 1.</param>
    /// <param name="gradient">Receives scale / length * (t x below 1 ? -t : 0); may be <paramref name="value"/> itself.</param>
    /// <param name="scale">The factor of the gradient, not of the loss.</param>
    /// <param name="length">How many elements, at least 1.</param>
    /// <returns>The mean loss, not scaled.</returns>
    public static float Hinge(ref float value, ref float target, ref float gradient, float scale, int length) =>
        ElementLoss.Run<HingeElement>(ref value, ref target, ref gradient, scale, length);

    /// <summary>The loss of <see cref="Hinge"/> alone.</summary>
    /// <param name="value">The first value.</param>
    /// <param name="target">The first target, -1 or 1.</param>
    /// <param name="length">How many elements, at least 1.</param>
    /// <returns>The mean loss.</returns>
    public static float HingeLoss(ref float value, ref float target, int length) =>
        ElementLoss.Run<HingeElement>(ref value, ref target, length);

    /// <summary>
    /// Smooth L1: the mean of d² / (2 beta) where |d| is below beta, and of |d| - beta / 2 elsewhere, d = x - t (Girshick, "Fast R-CNN",
    /// 2015, equation 3); PyTorch's <c>smooth_l1_loss</c>.
    /// </summary>
    /// <param name="value">The first value.</param>
    /// <param name="target">The first target.</param>
    /// <param name="gradient">Receives scale / length * (d / beta, between -1 and 1); may be <paramref name="value"/> itself.</param>
    /// <param name="scale">The factor of the gradient, not of the loss.</param>
    /// <param name="length">How many elements, at least 1.</param>
    /// <param name="beta">Where the parabola becomes a line, above 0.</param>
    /// <returns>The mean loss, not scaled.</returns>
    public static float SmoothL1(ref float value, ref float target, ref float gradient, float scale, int length, float beta) =>
        ElementLoss.Run(ref value, ref target, ref gradient, scale, length, new SmoothElement(beta));

    /// <summary>The loss of <see cref="SmoothL1"/> alone.</summary>
    /// <param name="value">The first value.</param>
    /// <param name="target">The first target.</param>
    /// <param name="length">How many elements, at least 1.</param>
    /// <param name="beta">Where the parabola becomes a line, above 0.</param>
    /// <returns>The mean loss.</returns>
    public static float SmoothL1Loss(ref float value, ref float target, int length, float beta) =>
        ElementLoss.Run(ref value, ref target, length, new SmoothElement(beta));

    /// <summary>
    /// The contrastive loss of squared distances: the mean of d² / 2 where the target is 1, and of max(0, margin - d)² / 2 where it is 0
    /// (Hadsell et al., 2006, equation 4). Where d is 0, the derivative of the latter is taken as 0.
    /// </summary>
    /// <param name="value">The first squared distance.</param>
    /// <param name="target">The first target, 1 for the same kind or 0.</param>
    /// <param name="gradient">Receives scale / length * (1 / 2, or -max(0, margin - d) / (2 d)); may be <paramref name="value"/>
    /// itself.</param>
    /// <param name="scale">The factor of the gradient, not of the loss.</param>
    /// <param name="length">How many elements, at least 1.</param>
    /// <param name="margin">How far different kinds are pushed apart, above 0.</param>
    /// <returns>The mean loss, not scaled.</returns>
    public static float ContrastiveLoss(ref float value, ref float target, ref float gradient, float scale, int length, float margin) =>
        ElementLoss.Run(ref value, ref target, ref gradient, scale, length, new ContrastiveElement(margin));

    /// <summary>The loss of <see cref="ContrastiveLoss"/> alone.</summary>
    /// <param name="value">The first squared distance.</param>
    /// <param name="target">The first target, 1 for the same kind or 0.</param>
    /// <param name="length">How many elements, at least 1.</param>
    /// <param name="margin">How far different kinds are pushed apart, above 0.</param>
    /// <returns>The mean loss.</returns>
    public static float ContrastiveLossLoss(ref float value, ref float target, int length, float margin) =>
        ElementLoss.Run(ref value, ref target, length, new ContrastiveElement(margin));

    private readonly struct ContrastiveElement(float margin) : IElementLoss
    {
        public static (float Value, float Target) Neutral => (0f, 1f);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Loss(Vector<float> value, Vector<float> target)
        {
            Vector<float> missing = Vector.Max(new Vector<float>(margin) - Vector.SquareRoot(value), Vector<float>.Zero);
            return Vector.ConditionalSelect(Vector.Equals(target, Vector<float>.One), value, missing * missing) * 0.5f;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Slope(Vector<float> value, Vector<float> target)
        {
            Vector<float> distance = Vector.SquareRoot(value), half = new(0.5f);
            Vector<float> push = -half * Vector.Max(new Vector<float>(margin) - distance, Vector<float>.Zero) / distance;
            push = Vector.ConditionalSelect(Vector.Equals(value, Vector<float>.Zero), Vector<float>.Zero, push);
            return Vector.ConditionalSelect(Vector.Equals(target, Vector<float>.One), half, push);
        }
    }

    private readonly struct SmoothElement(float beta) : IElementLoss
    {
        public static (float Value, float Target) Neutral => (0f, 0f);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Loss(Vector<float> value, Vector<float> target)
        {
            Vector<float> distance = Vector.Abs(value - target), limit = new(beta);
            return Vector.ConditionalSelect(
                Vector.LessThan(distance, limit), distance * (distance / limit) * 0.5f, distance - new Vector<float>(0.5f * beta));
        }

        // Of what is not a number, neither comparison holds, and it stays.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Slope(Vector<float> value, Vector<float> target)
        {
            Vector<float> slope = (value - target) / new Vector<float>(beta), one = Vector<float>.One;
            slope = Vector.ConditionalSelect(Vector.GreaterThan(slope, one), one, slope);
            return Vector.ConditionalSelect(Vector.LessThan(slope, -one), -one, slope);
        }
    }

    private readonly struct BinaryCrossEntropyElement : IElementLoss
    {
        public static (float Value, float Target) Neutral => (-1000f, 0f);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Loss(Vector<float> value, Vector<float> target)
        {
            // log(1 + e) of a small e: what the rounding of u = 1 + e lost comes back as (e - (u - 1)) / u (Higham, "Accuracy and
            // Stability of Numerical Algorithms", 2002, section 1.14, has the idea).
            Vector<float> e = VectorMath.Exp(-Vector.Abs(value));
            Vector<float> u = e + Vector<float>.One;
            Vector<float> softplus = Vector.Log(u) + (e - (u - Vector<float>.One)) / u;
            return Vector.Max(value, Vector<float>.Zero) - value * target + softplus;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Slope(Vector<float> value, Vector<float> target) => VectorMath.Sigmoid(value) - target;
    }

    private readonly struct SquaredErrorElement : IElementLoss
    {
        public static (float Value, float Target) Neutral => (0f, 0f);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Loss(Vector<float> value, Vector<float> target) => (value - target) * (value - target);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Slope(Vector<float> value, Vector<float> target) => (value - target) + (value - target);
    }

    private readonly struct HingeElement : IElementLoss
    {
        public static (float Value, float Target) Neutral => (1f, 1f);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Loss(Vector<float> value, Vector<float> target) =>
            Vector.Max(Vector<float>.One - target * value, Vector<float>.Zero);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Slope(Vector<float> value, Vector<float> target) =>
            Vector.ConditionalSelect(Vector.LessThan(target * value, Vector<float>.One), -target, Vector<float>.Zero);
    }
}
