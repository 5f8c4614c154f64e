namespace Samples.Training;

/// <summary>The names of the ten classes of a set in the format of MNIST.</summary>
internal static class ClassNames
{
    private static readonly string[] Digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    private static readonly string[] Clothes =
        ["T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"];

    /// <summary>How the classes of Fashion-MNIST's test images begin; MNIST and its other relatives begin otherwise.</summary>
    private static readonly int[] FirstClothes = [9, 2, 1, 1, 6, 1, 4, 6, 5, 7];

    /// <summary>The names of clothes if these are the classes of Fashion-MNIST's test images, else the digits.</summary>
    public static IReadOnlyList<string> Of(ReadOnlySpan<int> testLabels) =>
        testLabels.StartsWith(FirstClothes) ? Clothes : Digits;
}
