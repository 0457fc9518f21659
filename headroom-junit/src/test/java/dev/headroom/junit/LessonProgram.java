package dev.headroom.junit;

/** Runs the lessons that its arguments name and prints what came of each: a program, for JVMs other than the tests' own. */
final class LessonProgram {
    private LessonProgram() {}

    public static void main(String[] lessons) throws ClassNotFoundException {
        for (String name : lessons) {
            Lesson lesson = Lesson.run(Class.forName(name));
            lesson.green().forEach(test -> System.out.println("green " + test));
            lesson.red().forEach(test -> System.out.println("red " + test));
            lesson.failures().forEach(failure -> System.out.println(failure));
        }
    }
}
