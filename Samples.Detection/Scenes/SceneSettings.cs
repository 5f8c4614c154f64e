namespace Samples.Scenes;

/// <summary>What scenes look like. Lengths are pixels of the scene, which is gray: one channel.</summary>
internal sealed record SceneSettings
{
    /// <summary>The most objects that a scene can have.</summary>
    public const int GreatestCount = 100;

    /// <summary>The smallest side of an object: of a smaller one little can be seen.</summary>
    public const double SmallestSide = 8;

    /// <summary>The rows of a scene: 128 by default.</summary>
    public int Height { get; init; } = 128;

    /// <summary>The columns of a scene: 128 by default.</summary>
    public int Width { get; init; } = 128;

    /// <summary>The fewest objects that are tried for: 1 by default, and 0 is allowed. A scene may have fewer where there was no
    /// room.</summary>
    public int LeastObjects { get; init; } = 1;

    /// <summary>The most objects: 6 by default. The number is uniform between the two.</summary>
    public int MostObjects { get; init; } = 6;

    /// <summary>The least length of the longer side of a garment's box, before it is turned: 20 by default.</summary>
    public double LeastSide { get; init; } = 20;

    /// <summary>The greatest length of that side: 48 by default. The length is uniform between the two.</summary>
    public double MostSide { get; init; } = 48;

    /// <summary>The greatest IoU of the boxes of two objects, from 0 to 1: 0.3 by default.</summary>
    public double MostOverlap { get; init; } = 0.3;

    /// <summary>The greatest part of an object's box that later ones may lie on, all together, from 0 to 1: 0.5 by default. IoU alone would
    /// let a small object vanish below a large one.</summary>
    public double MostHidden { get; init; } = 0.5;

    /// <summary>The greatest angle by which a garment is turned, either way, in degrees from 0 to 180: 0, not at all, by default. The angle
    /// is uniform.</summary>
    public double Rotation { get; init; }

    /// <summary>Checks that there are scenes like this.</summary>
    /// <exception cref="ArgumentException">A setting is out of range; the message names it.</exception>
    public void Check()
    {
        Require(Height > 0 && Width > 0, $"A scene of {Height} x {Width} pixels has none; set Height and Width above 0.");
        Require(
            LeastObjects >= 0 && LeastObjects <= MostObjects && MostObjects <= GreatestCount,
            $"LeastObjects is {LeastObjects} and MostObjects {MostObjects}; expected 0 <= LeastObjects <= MostObjects <= {GreatestCount}.");
        Require(
            LeastSide >= SmallestSide && LeastSide <= MostSide && double.IsFinite(MostSide),
            $"LeastSide is {LeastSide} and MostSide {MostSide}; expected {SmallestSide} <= LeastSide <= MostSide, in pixels.");
        Require(MostOverlap is >= 0 and <= 1, $"MostOverlap is {MostOverlap}; it is an IoU, from 0 to 1.");
        Require(MostHidden is >= 0 and <= 1, $"MostHidden is {MostHidden}; it is a part of a box, from 0 to 1.");
        Require(Rotation is >= 0 and <= 180, $"Rotation is {Rotation}; expected degrees from 0 to 180.");

        // A square of that side, turned by half of a right angle at most, is the largest that an object takes.
        (double sine, double cosine) = Math.SinCos(Math.Min(Rotation, 45) * Math.PI / 180);
        double room = MostSide * (sine + cosine);
        Require(
            MostObjects == 0 || room <= Math.Min(Height, Width),
            $"An object of {MostSide} pixels, turned by up to {Rotation} degrees, takes up to {room:F1} rows and columns; a scene has "
            + $"{Height} x {Width}. Make MostSide or Rotation smaller, or the scene larger.");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new ArgumentException(otherwise, "settings");
    }
}
