namespace Unroll.Vision.Tests;

/// <summary>Boxes, points and labels.</summary>
public sealed class DrawingTests
{
    private static readonly PictureColor Color = new(200, 100, 50);

    [Fact]
    public void A_box_is_a_border_within_its_edges()
    {
        var picture = new Picture(6, 8);
        picture.DrawBox(1, 2, 7, 6, Color, thickness: 1);
        Assert.Equal(
            """
            ........
            ........
            .######.
            .#....#.
            .#....#.
            .######.
            """.ReplaceLineEndings("\n"),
            Text(picture));
        Assert.Equal([200, 100, 50], picture.Row(2)[3..6].ToArray());
    }

    [Fact]
    public void A_point_is_a_disk()
    {
        var picture = new Picture(6, 8, 1);
        picture.DrawPoint(3.5, 2.5, Color, radius: 2.2);
        picture.DrawPoint(7.5, 5.5, Color, radius: 0.1);
        Assert.Equal(
            """
            ...#....
            ..###...
            .#####..
            ..###...
            ...#....
            .......#
            """.ReplaceLineEndings("\n"),
            Text(picture));
        Assert.Equal(Math.Round(0.299 * 200 + 0.587 * 100 + 0.114 * 50), picture.Row(1)[3]);
    }

    /// <summary>The letters of "misc-fixed", in white on a dark field.</summary>
    [Fact]
    public void A_label_is_text_on_a_field()
    {
        var picture = new Picture(14, 18, 1);
        picture.DrawLabel("A?", 3, 14, PictureColor.Of(0));
        byte field = picture.Row(1)[3];
        Assert.Equal(
            """
            ..................
            ...--------------.
            ...--------------.
            ...---#----###---.
            ...--#-#--#---#--.
            ...-#---#-#---#--.
            ...-#---#-----#--.
            ...-#---#----#---.
            ...-#####---#----.
            ...-#---#---#----.
            ...-#---#--------.
            ...-#---#---#----.
            ...--------------.
            ...--------------.
            """.ReplaceLineEndings("\n"),
            Text(picture, field));
    }

    [Fact]
    public void What_lies_outside_is_left_out()
    {
        var picture = new Picture(5, 5);
        picture.DrawBox(-100, -1e300, 1e300, 100, Color);
        picture.DrawPoint(-5, 50, Color, 2);
        picture.DrawPoint(1e200, -1e200, Color, 1e100);
        Assert.DoesNotContain(picture.Pixels.ToArray(), value => value > 0);
        picture.DrawLabel(new string('x', 10_000), -1e30, 1e30, Color, scale: 64);
        picture.DrawLabel("far", 1000, 3, Color);
        picture.DrawBox(-3, -3, 2, 2, Color, thickness: 1);
        Assert.Equal([200, 100, 50], picture.Row(1)[3..6].ToArray());
    }

    [Fact]
    public void What_cannot_be_drawn_is_told()
    {
        var picture = new Picture(5, 5);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => picture.DrawBox(double.NaN, 0, 1, 1, Color)).Message);
        Assert.Throws<ArgumentException>(() => picture.DrawBox(0, 0, double.PositiveInfinity, 1, Color));
        Assert.Throws<ArgumentException>(() => picture.DrawBox(3, 0, 1, 1, Color));
        Assert.Throws<ArgumentException>(() => picture.DrawPoint(double.NaN, 1, Color));
        Assert.Throws<ArgumentException>(() => picture.DrawPoint(1, double.NaN, Color));
        Assert.Throws<ArgumentException>(() => picture.DrawLabel("a", 1, double.NaN, Color));
        Assert.Throws<ArgumentOutOfRangeException>(() => picture.DrawPoint(1, 1, Color, radius: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => picture.DrawBox(0, 0, 1, 1, Color, thickness: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => picture.DrawLabel("a", 1, 1, Color, scale: 0));
    }

    private static string Text(Picture picture, byte field = 0) => string.Join('\n', Enumerable.Range(0, picture.Height).Select(row =>
    {
        byte[] pixels = picture.Row(row).ToArray();
        return string.Concat(Enumerable.Range(0, picture.Width).Select(column =>
            pixels[column * picture.Channels] switch { 0 => '.', byte value when value == field => '-', _ => '#' }));
    }));
}
