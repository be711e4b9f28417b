using Engines.Local.Edge.Velocity;

namespace Engines.Tests.Unit.Local.Edge;

public sealed class VelocityTemplateTests
{
    private static readonly Dictionary<string, object?> Variables = new()
    {
        ["text"] = "Hello, World",
        ["number"] = 7L,
        ["half"] = 0.5,
        ["yes"] = true,
        ["no"] = false,
        ["list"] = new List<object?> { "a", 2L, null },
        ["map"] = new OrderedDictionary<string, object?> { ["one"] = 1L, ["two-b"] = "zwei" },
    };

    [Theory]
    [InlineData("$text.length() ${text.substring(7)} $text.substring(0, 5)", "12 World Hello")]
    [InlineData("$text.toLowerCase() $text.toUpperCase() $text.indexOf('o') $text.lastIndexOf('o') $text.indexOf('x')", "hello, world HELLO, WORLD 4 8 -1")]
    [InlineData("$text.replace('l', 'L') $text.replaceAll('[eo](.)', '<$1>') $text.replaceFirst('l', '\\$')", "HeLLo, WorLd H<l>l<,> W<r>ld He$lo, World")]
    [InlineData("$text.contains('World') $text.startsWith('H') $text.endsWith('H') $text.isEmpty() $text.equals('x') $text.matches('Hello')", "true true false false false false")]
    [InlineData("$text.split(', ') $text.split('').size() $text.concat('!').trim()", "[Hello, World] 12 Hello, World!")]
    [InlineData("$map $map.one $map.get('two-b') $map.size() $map.containsKey('x') $map.isEmpty() $map.keySet() $map.values()", "{one=1, two-b=zwei} 1 zwei 2 false false [one, two-b] [1, zwei]")]
    [InlineData("#foreach($e in $map.entrySet())$e.key=$e.getValue();#end", "one=1;two-b=zwei;")]
    [InlineData("$list $list[1] $list.get(0) $list.size() $list.contains('a')", "[a, 2, null] 2 a 3 true")]
    [InlineData("#foreach($x in $list)$foreach.count:$foreach.index:$!x#if($foreach.hasNext) #end#end", "1:0:a 2:1:2 3:2:")]
    [InlineData("#foreach($x in [3..1])$x#end #foreach($v in $map)$v#end #foreach($x in $none)$x#end", "321 1zwei ")]
    [InlineData("#set($a = $number / 2)$a #set($b = $number % 4)$b #set($c = $number * $half)$c #set($d = 'x' + 1)$d #set($e = 1 + 1)$e", "3 3 3.5 x1 2")]
    [InlineData("#set($a = 1)#set($a = $number / 0)$a", "1")]
    [InlineData("#if($none)1#elseif($no)2#elseif('')3#else 4#end", "3")]
    [InlineData("#if($number > 6 && ($yes || $no) && !$no and not ($number le 6))in#end", "in")]
    [InlineData("#if('1' == 1)same#end#if($none == '')empty#end#if($none != 'x')other#end#if($text < 1)less#end", "sameother")]
    [InlineData("$none $!none ${none.x()} $5 $ # #1", "$none  ${none.x()} $5 $ # #1")]
    [InlineData("#set($m = {})#set($m.a = 1)#set($m['b'] = [])#set($x = $m.b.add('c'))$m", "{a=1, b=[c]}")]
    [InlineData("  #set($x = 1)  \n#if($x == 1)\r\nyes\n#end\nend", "  yes\nend")]
    [InlineData("\"$text.length()\" #set($q = \"'$map.one'\")$q", "\"12\" '1'")]
    public void Render_OfTheLanguage_IsVelocitys(string template, string expected) =>
        Assert.Equal(expected, VelocityTemplate.Parse(template).Render(Variables));

    [Theory]
    [InlineData("a\n #macro(x)", "There is no directive #macro here (line 2, column 2).")]
    [InlineData("#if($yes)", "The #end of this #if is missing (line 1, column 4).")]
    [InlineData("#foreach($x in [1])\n", "The #end of this #foreach is missing")]
    [InlineData("#foreach($x in [1])#else", "#foreach cannot go on with this directive")]
    [InlineData("a#end", "There is nothing that this directive could end (line 1, column 2).")]
    [InlineData("#set(x = 1)", "#set needs a reference (line 1, column 6).")]
    [InlineData("#set($x = )", "')' has no place in an expression (line 1, column 11).")]
    [InlineData("#set($x = 'a)", "The end of this text is missing (line 1, column 11).")]
    [InlineData("#set($x = 99999999999999999999)", "This number is too large")]
    [InlineData("#set($x = [1, 2)", "']' is missing after a list")]
    [InlineData("#set($x = {'a' 1})", "':' is missing after the key of a map")]
    [InlineData("${text", "'}' is missing after ${text")]
    [InlineData("#* never", "The end of this comment is missing")]
    public void Parse_OfWhatIsNoTemplate_SaysWhere(string template, string problem) =>
        Assert.Contains(problem, Assert.Throws<VelocityException>(() => VelocityTemplate.Parse(template)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\n$text.reverse()", "There is no method reverse with 0 arguments on a text (line 2, column 6).")]
    [InlineData("$text.substring(13)", "substring goes from 13 to 12 of 12 characters")]
    [InlineData("$text.substring('1')", "Argument 1 of substring is no number")]
    [InlineData("$text.contains($none)", "Argument 1 of contains is null")]
    [InlineData("$text.matches('(')", "The pattern of matches cannot be read")]
    [InlineData("$list.get(3)", "There is no element 3")]
    [InlineData("$map.clear()", "There is no method clear with 0 arguments on a map")]
    [InlineData("$yes.not()", "on a truth value")]
    [InlineData("#set($text.x = 1)", "Nothing can be set at this part of $text (line 1, column 6).")]
    public void Render_OfWhatDoesNotExist_SaysWhere(string template, string problem) =>
        Assert.Contains(problem, Assert.Throws<VelocityException>(() => VelocityTemplate.Parse(template).Render(Variables)).Message, StringComparison.Ordinal);
}
